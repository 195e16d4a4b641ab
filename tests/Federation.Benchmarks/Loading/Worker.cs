using System.Text.Json;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Loading;

/// <summary>The process that loads: does what each line says, answers with a line, and ends with its input.</summary>
internal static class Worker
{
    /// <summary>The word that starts this program as one.</summary>
    public const string Word = "worker";

    public static void Run(TextReader jobs, TextWriter outcomes)
    {
        while (jobs.ReadLine() is { } line)
        {
            outcomes.WriteLine(JsonSerializer.Serialize(OutcomeOf(line), JobJson.Default.Outcome));
            outcomes.Flush();
        }
    }

    private static Outcome OutcomeOf(string line)
    {
        try
        {
            return new(Do(JsonSerializer.Deserialize(line, JobJson.Default.Job)!), null);
        }
        catch (Exception failure)
        {
            return new(null, failure.ToString());
        }
    }

    private static Timing Do(Job job)
    {
        var nation = new Nation(job.Seed, job.Scale);
        switch (job)
        {
            case AskJob ask:
                return Crew.For(Asking(nation, ask), ask.Clients, ask.Warming, ask.Seconds);
            case SubmitJob submit:
                return Submit(nation, submit);
            case FreshJob fresh:
                return Freshness.Run(nation, fresh);
            case DiskJob append:
                using (var disk = new Disk(append.File, append.Bytes))
                {
                    return Crew.Each(disk.Client, append.Clients, append.Count);
                }

            default:
                throw new InvalidOperationException($"Nobody does {job}");
        }
    }

    private static Func<IClient> Asking(Nation nation, AskJob job) =>
        job.Whom == Asked.Product ? HttpClients.Asking(nation, job) : SqlClients.Asking(nation, job);

    private static Timing Submit(Nation nation, SubmitJob job)
    {
        if (job.Phase is { } phase)
        {
            return HttpLoad.Run(job.Where, Deeds.Of(nation, phase), job.Clients);
        }

        var reports = Deeds.Further(nation, job.First, job.Count).ToList();
        if (job.Whom != Asked.Product)
        {
            return Crew.Each(SqlClients.Writing(nation, job.Where, reports), job.Clients, reports.Count);
        }

        var deeds = reports.Select(report => Deeds.Reported(nation, report)).ToList();
        return Crew.Each(HttpClients.Writing(job.Where, deeds), job.Clients, deeds.Count);
    }
}
