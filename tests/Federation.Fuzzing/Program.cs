using System.Security.Cryptography;
using Federation.Fuzzing;

FuzzOptions options;
try
{
    options = FuzzOptions.Parse(args, (ulong)RandomNumberGenerator.GetInt32(int.MaxValue));
}
catch (FormatException e)
{
    Console.Error.WriteLine($"{e.Message}\n{FuzzOptions.Usage}");
    return 2;
}

var world = new World(Service.Seeds);
if (options.Readers is { } count)
{
    var faults = ReaderFuzz.Run(world, options.Seed, options.First, count, Console.Out);
    return faults == 0 ? 0 : 1;
}

return await new FuzzRun(world, options, Console.Out).RunAsync() ? 0 : 1;
