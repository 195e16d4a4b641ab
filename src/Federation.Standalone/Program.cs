using Federation.Hosting;
using Federation.Standalone;

await using var app = Build(WebApplication.CreateBuilder(args));
return await app.RunProgramAsync();

/// <summary>One machine's installation.</summary>
internal sealed partial class Program
{
    internal static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.AddStandalone();
        var app = builder.Build();
        app.MapInterface();
        return app;
    }
}
