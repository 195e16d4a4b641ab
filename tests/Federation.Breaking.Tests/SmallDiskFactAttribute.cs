namespace Federation.Breaking.Tests;

/// <summary>A test on a small disk; skipped, by name, where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        using var disk = SmallDisk.TryMount();
        if (disk is null)
        {
            Skip =
                "No small disk can be mounted here, neither as root nor in a user namespace: a full disk is not tested";
        }
    }
}
