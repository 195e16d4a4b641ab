using System.Collections.Immutable;
using System.Text;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Reports;
using Federation.Fuzzing.Bodies;

namespace Federation.Fuzzing;

/// <summary>
/// The readers of the core in this process, for volume: whatever comes, they give a value or faults with a place, and
/// what they took reads back the same.
/// </summary>
internal static class ReaderFuzz
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>Reads so many bodies with each reader and says what went wrong.</summary>
    /// <returns>How many readings went wrong.</returns>
    public static int Run(World world, ulong seed, long first, long count, TextWriter console)
    {
        var failed = 0;
        for (var number = first; number < first + count; number++)
        {
            foreach (var (name, right, read) in Readers(world, number))
            {
                var mutated = Mutator.Mutate(right, new(seed, number), world.Everything);
                if (FaultOf(mutated, read) is not { } fault)
                {
                    continue;
                }

                failed++;
                console.WriteLine($"{name}, --seed {seed} --readers 1 --first {number}: {fault}");
                console.WriteLine($"  {string.Join("; ", mutated.Ways)}\n  {Encoding.UTF8.GetString(mutated.Bytes)}");
            }
        }

        console.WriteLine($"{count} bodies for each reader, seed {seed}: {failed} went wrong");
        return failed;
    }

    private static IEnumerable<(string Name, Piece Right, Func<byte[], ImmutableArray<Fault>> Read)> Readers(
        World world,
        long number
    )
    {
        var catalogue = world.Catalogue;
        var report = world.Reports[(int)(number % world.Reports.Length)];
        var happened = world.Events[(int)(number % world.Events.Length)];
        yield return ("report", report, bytes => Report(bytes, catalogue));
        yield return ("event", happened, bytes => EventReader.Read(bytes, catalogue, Today).Faults);
        yield return ("targets", world.Targets, bytes => Targets(bytes, catalogue));
        yield return ("committee", world.Committee, bytes => CommitteeReader.Read(bytes, catalogue, Today).Faults);
        yield return ("reason", world.Reason, bytes => ReasonReader.Read(bytes).Faults);
        if (number % LargeOneIn == 0)
        {
            yield return ("catalogue", world.CatalogueText, bytes => CatalogueReader.Read([("c", bytes)]).Faults);
            yield return ("tree", world.TreeText, bytes => CommitteeTreeReader.Read(bytes, catalogue, Today).Faults);
        }
    }

    /// <summary>Catalogue and tree are large, so they come less often.</summary>
    private const int LargeOneIn = 50;

    private static ImmutableArray<Fault> Report(byte[] bytes, Catalogue catalogue)
    {
        var read = ReportReader.Read(bytes, catalogue, Today);
        if (read.IsValid)
        {
            var again = TotalsFromParts.Derive(ReportReader.ReadStored(ReportWriter.Write(read.Value)), catalogue);
            Same(ReportWriter.Write(read.Value), ReportWriter.Write(again));
        }

        return read.Faults;
    }

    private static ImmutableArray<Fault> Targets(byte[] bytes, Catalogue catalogue)
    {
        var read = TargetsReader.Read(bytes, catalogue, Today);
        if (read.IsValid)
        {
            ImmutableArray<Target> again = TargetsReader.ReadStored(TargetsWriter.Write(read.Value));
            Same(TargetsWriter.Write(read.Value), TargetsWriter.Write(again));
        }

        return read.Faults;
    }

    private static void Same(byte[] written, byte[] again)
    {
        if (!written.AsSpan().SequenceEqual(again))
        {
            throw new InvalidDataException("What was written reads back as something else");
        }
    }

    private static string? FaultOf(Mutated mutated, Func<byte[], ImmutableArray<Fault>> read)
    {
        try
        {
            var faults = read(mutated.Bytes);
            return faults.IsEmpty && mutated.IsSurelyWrong ? "What cannot be right was accepted"
                : faults.Any(fault => fault.Code.Length == 0 || fault.Message.Vi == fault.Message.En)
                    ? "A fault without words"
                : faults.Any(fault => fault.Line is null && fault.Code != "too-many-faults") ? "A fault without a place"
                : null;
        }
        catch (Exception e)
        {
            return $"{e}";
        }
    }
}
