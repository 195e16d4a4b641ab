namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>Runs where it is said for how long.</summary>
internal sealed class SoakFactAttribute : FactAttribute
{
    public SoakFactAttribute()
    {
        if (Settings.SoakMinutes == 0)
        {
            Skip = "deploy/soak.sh runs it: FEDERATION_CLUSTER_SOAK_MINUTES says for how long.";
        }
    }
}
