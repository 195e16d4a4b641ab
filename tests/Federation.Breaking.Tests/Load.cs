using System.Net;
using System.Text.Json.Nodes;

namespace Federation.Breaking.Tests;

/// <summary>
/// Sixteen cells under two provinces under the nation, three instances; each cell is written to by one writer, all of
/// them at once, so that group commits of two databases are always under way.
/// </summary>
internal sealed class Load
{
    public const string Root = "n";
    public static readonly string[] Instances = [Root, .. Cell.Provinces];

    private const int CellCount = 16;
    private int acknowledged;
    private int refused;

    public Load(int seed)
    {
        Uppers = [new(Root, null, "national"), .. Cell.Provinces.Select(p => new Committee(p, Root, "province"))];
        Cells =
        [
            .. Enumerable
                .Range(0, CellCount)
                .Select(number => (Number: number, Home: Cell.Provinces[number % Cell.Provinces.Length]))
                .Select(c => new Cell($"{c.Home}.c{c.Number}", c.Home, new(seed + c.Number))),
        ];
    }

    /// <summary>Told before a deed is sent.</summary>
    public event Action<Deed>? Sending;

    /// <summary>Told after one was acknowledged, with how many have been.</summary>
    public event Action<int>? Answered;

    public IReadOnlyList<Committee> Uppers { get; }

    public IReadOnlyList<Cell> Cells { get; }

    public IEnumerable<Committee> All => Uppers.Concat(Cells);

    public int Acknowledged => acknowledged;

    /// <summary>How often the storage was not available.</summary>
    public int Refused => refused;

    /// <summary>What a committee's figures are while each cell has so many of its deeds.</summary>
    public Figures FiguresOf(string committee, Func<Cell, int> held) =>
        Cells.Select(cell => cell.FiguresFor(committee, held(cell))).Aggregate((a, b) => a + b);

    /// <summary>Makes the tree known as far as it is not; what had no answer is sent again.</summary>
    public async Task EstablishAsync(StandaloneProcess program)
    {
        foreach (var committee in All.Where(c => c.Held.Count == 0 || c.Pending is not null))
        {
            Assert.Equal(HttpStatusCode.Created, await SendAsync(program, committee));
        }
    }

    /// <summary>Sends again what is there: it must be the same receipt, and nothing more in the journal.</summary>
    public async Task RepeatAsync(StandaloneProcess program)
    {
        foreach (var cell in Cells.Where(c => c is { Last: not null, Pending: null }))
        {
            using var answer = (await program.SendAsync(cell.Last!))!;
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(cell.Held[^1], await ReceiptAsync(answer));
        }
    }

    /// <summary>
    /// All writers at once, until the program is gone, one is refused <paramref name="refusals"/> times, or
    /// <paramref name="isEnough"/> says so.
    /// </summary>
    public Task RunAsync(StandaloneProcess program, Func<bool> isEnough, int refusals = 0) =>
        Task.WhenAll(Cells.Select(cell => Task.Run(() => WriteAsync(program, cell, isEnough, refusals))));

    private async Task WriteAsync(StandaloneProcess program, Cell cell, Func<bool> isEnough, int refusals)
    {
        while (!isEnough() && await SendAsync(program, cell) is { } status)
        {
            if (status == HttpStatusCode.ServiceUnavailable && --refusals <= 0)
            {
                return;
            }
        }
    }

    /// <summary>Sends a committee's next deed; null where the program is gone.</summary>
    private async Task<HttpStatusCode?> SendAsync(StandaloneProcess program, Committee committee)
    {
        var deed = committee.Next();
        Sending?.Invoke(deed);
        using var answer = await program.SendAsync(deed);
        if (answer is null)
        {
            return null;
        }

        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            Interlocked.Increment(ref refused);
            await StorageProblem.AssertIsAsync(answer);
            return answer.StatusCode;
        }

        Assert.True(
            answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK,
            $"{deed.What} of {committee.Id}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}"
        );
        committee.Take(await ReceiptAsync(answer));
        var count = Interlocked.Increment(ref acknowledged);
        Answered?.Invoke(count);
        return HttpStatusCode.Created;
    }

    private static async Task<Receipt> ReceiptAsync(HttpResponseMessage answer)
    {
        var receipt = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return new((long)receipt["sequence"]!, (string)receipt["hash"]!);
    }
}
