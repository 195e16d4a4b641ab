namespace Federation.Fuzzing.Requests;

/// <summary>Every request of a seed: number in, request out.</summary>
internal sealed class RequestMaker
{
    private readonly ulong seed;

    /// <summary>So many parts of the sum of all are of each kind.</summary>
    private readonly (int Parts, Func<Dice, FuzzRequest> Make)[] kinds;

    private readonly int parts;

    public RequestMaker(World world, ulong seed)
    {
        this.seed = seed;
        var reads = new ReadRequests(world);
        var writes = new WriteRequests(world);
        var http = new HttpRequests(world);
        kinds =
        [
            (34, writes.DryRun),
            (6, writes.Report),
            (3, writes.Event),
            (3, writes.Targets),
            (3, writes.Committee),
            (2, writes.Withdrawal),
            (9, writes.Batch),
            (26, reads.Make),
            (2, reads.Page),
            (1, reads.Stream),
            (8, http.Make),
            (3, http.Raw),
        ];
        parts = kinds.Sum(kind => kind.Parts);
    }

    public FuzzRequest Make(long number)
    {
        var dice = new Dice(seed, number);
        var left = dice.Next(parts);
        foreach (var (share, make) in kinds)
        {
            if (left < share)
            {
                return make(dice);
            }

            left -= share;
        }

        throw new InvalidOperationException("The shares do not sum up");
    }
}
