using Federation.Api.Hosting;
using Federation.Hosting;
using Federation.Node;
using Federation.Storage;

try
{
    await using var prepared = await Preparation.OfAsync(args);
    await using var app = prepared.Build();
    return await app.RunProgramAsync();
}
catch (Exception refused) when (refused is StartRefusedException or StorageRefusedException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
