using System.Runtime.InteropServices;
using Federation.Benchmarks;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Micro;

if (args is [Worker.Word])
{
    // Ctrl-C reaches all processes of the terminal: this one ends with its input, when the first has taken what it
    // gives.
    Console.CancelKeyPress += (_, press) => press.Cancel = true;
    Worker.Run(Console.In, Console.Out);
    return 0;
}

if (args is [MicroRun.Word] or [MicroRun.Word, _])
{
    return MicroRun.Run(args.Length > 1 ? args[1] : null) ? 0 : 1;
}

BenchOptions options;
try
{
    options = BenchOptions.Parse(args);
}
catch (FormatException fault)
{
    Console.Error.WriteLine($"{fault.Message}\n{BenchOptions.Usage}");
    return 2;
}

using var ended = new CancellationTokenSource();
void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
ended.CancelAfter(TimeSpan.FromMinutes(options.Minutes ?? 60 * options.Scales.Length));
try
{
    return await new BenchRun(options, Console.Error.WriteLine).RunAsync(Console.Out, ended.Token) ? 0 : 1;
}
catch (OperationCanceledException) when (ended.IsCancellationRequested)
{
    Console.Error.WriteLine("Given up; everything that it started has been ended.");
    return 3;
}
catch (Exception failure)
{
    Console.Error.WriteLine(failure);
    return 1;
}
