using Federation.Core.Identity;
using Federation.Core.Indicators;

namespace Federation.Cli.Verify;

/// <summary>The first place where what is stored is not what the journals give.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Committee">The committee; null where the whole instance is concerned.</param>
/// <param name="Key">The figure, or another place in the committee's record; null where there is none.</param>
/// <param name="What">What differs.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Difference(string Instance, CommitteeId? Committee, string? Key, Labels What, Labels Remedy)
{
    /// <summary>All of it, in a few lines.</summary>
    public Labels Say()
    {
        var where = string.Join(" · ", new[] { Instance, Committee?.ToString(), Key }.OfType<string>());
        return new(
            $"KHÁC: {where}: {What.Vi}\nCách xử lý: {Remedy.Vi}",
            $"DIFFERS: {where}: {What.En}\nWhat to do: {Remedy.En}"
        );
    }
}
