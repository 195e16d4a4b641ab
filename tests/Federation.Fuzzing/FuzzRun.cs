using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Federation.Fuzzing.Oracle;
using Federation.Fuzzing.Requests;
using Federation.Fuzzing.Sockets;

namespace Federation.Fuzzing;

/// <summary>
/// One run: a service, clients that send it the requests of a seed, and the comparison with the model, while it lasts, at
/// its end, after a restart, and with a second service that was sent only what the first one accepted.
/// </summary>
internal sealed class FuzzRun(World world, FuzzOptions options, TextWriter console)
{
    /// <summary>After so many requests the clients stop and what is stored is compared with the model.</summary>
    private const long CheckpointEvery = 50_000;

    private const int Clients = 8;
    private const int SaidMax = 6000;

    /// <summary>Files and connections that an open database takes, at most.</summary>
    private const int DatabaseDescriptors = 20;

    /// <summary>One refusal in so many is asked for in the other language, too.</summary>
    private const int OtherLanguageOneIn = 50;

    /// <summary>Half requests are sent in this part of a limited time: the server keeps them for up to 130 s.</summary>
    private const int HoldingPart = 4;

    /// <summary>At most so large a share of the requests may find the service too busy.</summary>
    private const double BusyShareMax = 0.001;

    private readonly FuzzTally tally = new();
    private readonly Ledger ledger = new();
    private readonly HeldConnections held = new();
    private readonly SemaphoreSlim treeTurn = new(1, 1);
    private readonly RequestMaker maker = new(world, options.Seed);
    private readonly MemoryWatch memory = new();
    private readonly long began = Stopwatch.GetTimestamp();
    private long next = options.First;
    private string said = "";

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(began);

    private bool IsOver =>
        tally.IsFull
        || (options.Count is { } count && next >= options.First + count)
        || (options.Time is { } time && Elapsed >= time);

    /// <summary>Runs it; false where there was any fault.</summary>
    public async Task<bool> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("federation-fuzz-");
        try
        {
            await console.WriteLineAsync($"Seed {options.Seed}");
            await RunAsync(folder.CreateSubdirectory("data").FullName, folder.CreateSubdirectory("again").FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        await ReportAsync();
        return tally.Faults.Count == 0;
    }

    private async Task RunAsync(string data, string again)
    {
        Picture end;
        Dictionary<(string, long), Engine.Ports.JournalEntry> before;
        using (var service = await Service.StartAsync(data))
        {
            await service.PrepareAsync(world);
            await StopAsync(service);
        }

        before = await Journals.ReadAsync(data);
        using (var service = await Service.StartAsync(data))
        {
            var vitals = service.Vitals;
            var known = await ReportCheck.BeginAsync(service.Http);
            while (!IsOver && service.IsAlive)
            {
                await UnlessDeadAsync(service, SendSomeAsync(service));
                Add(await known.CompareAsync(service.Http, ledger));
                await ProgressAsync(service);
            }

            said = service.Said;
            Add(await held.WhenEndedAsync());
            end = await Picture.SettledAsync(service.Http, world);
            Add(memory.Judge(ledger.InOrder.Count));
            Add(Left(vitals, service.Vitals));
            await StopAsync(service);
        }

        Add(Journals.Check(before, await Journals.ReadAsync(data), ledger.InOrder));
        using (var restarted = await Service.StartAsync(data))
        {
            Add("Something else after a restart", end.DifferenceTo(await Picture.SettledAsync(restarted.Http, world)));
        }

        await CompareWithOnlyAcceptedAsync(end, again);
    }

    private async Task SendSomeAsync(Service service)
    {
        var end = Math.Min(next + CheckpointEvery, options.First + options.Count ?? long.MaxValue);
        var clients = Enumerable
            .Range(0, options.Shows ? 1 : Clients)
            .Select(_ => Task.Run(() => ClientAsync(service, end)));
        await Task.WhenAll(clients);
        next = Math.Min(next, end);
    }

    /// <summary>A service that has died says why, rather than whoever found it gone.</summary>
    private static async Task UnlessDeadAsync(Service service, Task work)
    {
        try
        {
            await work;
        }
        finally
        {
            service.RequireAlive();
        }
    }

    private async Task ClientAsync(Service service, long end)
    {
        using var sender = new Sender(service.Address, held);
        while (!IsOver && service.IsAlive && Interlocked.Increment(ref next) - 1 is var number && number < end)
        {
            await OneAsync(sender, maker.Make(number), number);
            memory.Look(service, number - options.First);
            if (Elapsed >= options.Time / HoldingPart)
            {
                held.Close();
            }
        }
    }

    private async Task OneAsync(Sender sender, FuzzRequest request, long number)
    {
        var sent = Stopwatch.GetTimestamp();
        Reply? reply = null;
        Fault? fault;
        try
        {
            reply = await DeliverAsync(sender, request);
            fault = reply is null ? null : Judge.Of(request, reply);
            if (fault is null && reply is { Status: >= 400 } && number % OtherLanguageOneIn == 0)
            {
                fault = await OtherLanguage.CheckAsync(sender, request, reply);
            }
        }
        catch (Exception e)
            when (e is TimeoutException or InvalidDataException or IOException or JsonException or SocketException)
        {
            fault = new(e.Message);
        }

        tally.Count(request.Kind, AnswerOf(request, reply), Stopwatch.GetElapsedTime(sent));
        Add(fault is null ? null : fault with { Number = number, Request = request, Reply = reply });
        if (options.Shows)
        {
            await console.WriteLineAsync($"{Named(request, number)}\n{request.Readable}\n--->\n{reply?.Readable}\n");
        }
    }

    private async Task<Reply?> DeliverAsync(Sender sender, FuzzRequest request)
    {
        if (!request.TouchesTree)
        {
            return Taken(request, await sender.SendAsync(request));
        }

        await treeTurn.WaitAsync();
        try
        {
            return Taken(request, await sender.SendAsync(request));
        }
        finally
        {
            treeTurn.Release();
        }
    }

    private Reply? Taken(FuzzRequest request, Reply? reply)
    {
        if (reply is not null)
        {
            ledger.Take(request, reply);
        }

        return reply;
    }

    private async Task CompareWithOnlyAcceptedAsync(Picture end, string again)
    {
        using var service = await Service.StartAsync(again);
        await service.PrepareAsync(world);
        foreach (var stored in ledger.InOrder)
        {
            if (await service.RepeatAsync(stored.Request) is { } refusal)
            {
                Add(new("What was accepted is refused when it comes without the others", $"{refusal} {stored}"));
            }
        }

        var picture = await Picture.SettledAsync(service.Http, world);
        Add("Something else where the refused ones were never sent", end.DifferenceTo(picture));
        await console.WriteLineAsync(
            $"Compared {picture.Count} answers with those of a service that heard only these."
        );
    }

    private async Task StopAsync(Service service)
    {
        if (!service.IsAlive)
        {
            Add(new("The service has died", service.Said));
        }
        else if (await service.StopAsync() is not 0 and var code)
        {
            Add(new($"The service ended with {code}", service.Said));
        }
    }

    private async Task ProgressAsync(Service service) =>
        await console.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{next - options.First} requests in {Elapsed.TotalSeconds:0} s, {ledger.InOrder.Count} stored, "
                    + $"{service.Vitals}, {tally.Faults.Count} faults"
            )
        );

    private async Task ReportAsync()
    {
        if (tally.BusyShare > BusyShareMax)
        {
            Add(new("The service is too busy too often", $"{tally.BusyShare:0.0000}"));
        }

        var count = next - options.First;
        await console.WriteLineAsync(tally.ToTable());
        await console.WriteLineAsync(
            $"{ledger.InOrder.Count} stored, {held.Count} held until the service ended them. {memory}"
        );
        foreach (var fault in tally.Faults)
        {
            await console.WriteLineAsync($"\nFAULT: {fault.What} {fault.Detail}");
            if (fault is { Number: { } number, Request: { } request })
            {
                await console.WriteLineAsync(
                    $"{Named(request, number)}\n{request.Readable}\n--->\n{fault.Reply?.Readable}"
                );
            }
        }

        if (tally.Faults.Count > 0)
        {
            await console.WriteLineAsync($"\nThe service said at last:\n{said[^Math.Min(said.Length, SaidMax)..]}");
        }

        await console.WriteLineAsync(
            $"\n{count} requests, seed {options.Seed}, {Elapsed.TotalSeconds:0} s: {tally.Faults.Count} faults"
        );
    }

    private string Named(FuzzRequest request, long number) =>
        $"--seed {options.Seed} --request {number}: {request.Kind} ({string.Join("; ", request.Ways)})";

    private static string AnswerOf(FuzzRequest request, Reply? reply) =>
        reply switch
        {
            null or { Status: 0 } => "dropped",
            { Status: 304 } => "304",
            { Status: 503 } => "503",
            { Status: < 300 } => "2xx",
            _ when Judge.IsServersOwn(request, reply) => "not HTTP",
            { Status: < 500 } => "4xx",
            _ => "5xx",
        };

    /// <summary>
    /// What the requests have left behind: descriptors and threads are not memory, but leak alike. An instance that was
    /// begun meanwhile keeps its database open.
    /// </summary>
    private static Fault? Left(Vitals before, Vitals after)
    {
        var begun = after.Databases - before.Databases;
        return
            after.Descriptors > before.Descriptors + 100 + (DatabaseDescriptors * begun)
            || after.Threads > before.Threads + 100
            ? new("Descriptors or threads are left", $"{before}; {after}")
            : null;
    }

    private void Add(string what, string? difference) => Add(difference is null ? null : new Fault(what, difference));

    private void Add(Fault? fault)
    {
        if (fault is not null)
        {
            tally.Add(fault);
        }
    }
}
