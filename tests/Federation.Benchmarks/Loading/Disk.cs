namespace Federation.Benchmarks.Loading;

/// <summary>
/// A file that is appended to and synced, by one thread for all who wait: the least that a receipt can cost.
/// </summary>
internal sealed class Disk : IDisposable
{
    private readonly FileStream file;
    private readonly byte[] bytes;
    private readonly List<ManualResetEventSlim> waiting = [];
    private readonly Thread writer;
    private bool isOver;

    public Disk(string path, int bytesEach)
    {
        file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        bytes = new byte[bytesEach];
        Random.Shared.NextBytes(bytes);
        writer = new(Write);
        writer.Start();
    }

    /// <summary>One who appends and waits until it is on disk.</summary>
    public IClient Client() => new Appender(this);

    public void Dispose()
    {
        lock (waiting)
        {
            isOver = true;
            Monitor.Pulse(waiting);
        }

        writer.Join();
        file.Dispose();
    }

    private void Write()
    {
        while (true)
        {
            ManualResetEventSlim[] group;
            lock (waiting)
            {
                while (waiting.Count == 0 && !isOver)
                {
                    Monitor.Wait(waiting);
                }

                if (waiting.Count == 0)
                {
                    return;
                }

                group = [.. waiting];
                waiting.Clear();
            }

            var all = new byte[bytes.Length * group.Length];
            for (var place = 0; place < group.Length; place++)
            {
                bytes.CopyTo(all, place * bytes.Length);
            }

            file.Write(all);
            file.Flush(flushToDisk: true);
            Array.ForEach(group, one => one.Set());
        }
    }

    private sealed class Appender(Disk disk) : IClient
    {
        private readonly ManualResetEventSlim done = new();

        public int Do(int number)
        {
            done.Reset();
            lock (disk.waiting)
            {
                disk.waiting.Add(done);
                Monitor.Pulse(disk.waiting);
            }

            done.Wait();
            return disk.bytes.Length;
        }

        public void Dispose() => done.Dispose();
    }
}
