namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>Runs where there is an earlier build of the node.</summary>
internal sealed class UpgradeFactAttribute : FactAttribute
{
    public UpgradeFactAttribute()
    {
        if (string.IsNullOrEmpty(Settings.OldNode))
        {
            Skip = "deploy/upgrade.sh runs it: FEDERATION_CLUSTER_OLD_NODE says where the earlier build is.";
        }
    }
}
