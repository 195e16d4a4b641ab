using System.Collections.Immutable;
using Federation.Api.Hosting;
using Federation.Core.Input;

namespace Federation.Hosting;

/// <summary>What is wrong with files that the program starts from.</summary>
internal static class SeedFaults
{
    private const int ShownMax = 20;

    public static StartRefusedException Refusal(ImmutableArray<Fault> faults, string? file = null)
    {
        var shown = faults.Take(ShownMax).Select(fault => "  " + (fault with { File = fault.File ?? file }));
        var more = faults.Length > ShownMax ? $"{Environment.NewLine}  … {faults.Length - ShownMax} more" : "";
        return new($"The program does not start:{Environment.NewLine}{string.Join(Environment.NewLine, shown)}{more}");
    }
}
