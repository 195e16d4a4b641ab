using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Api.Tests.Support;

/// <summary>
/// Starts and stops the program within the tests: the same parts as by itself, on a free loopback port.
/// </summary>
internal static class Programs
{
    public static async Task<WebApplication> StartAsync(
        string data,
        string seeds,
        Action<IServiceCollection>? otherwise = null,
        params string[] args
    )
    {
        string[] all =
        [
            "--urls=http://127.0.0.1:0",
            $"--Federation:Data={data}",
            $"--Federation:Seeds={seeds}",
            .. args,
        ];
        var builder = WebApplication.CreateBuilder(all);
        otherwise?.Invoke(builder.Services);
        var app = Program.Build(builder);
        await app.StartAsync(CancellationToken.None);
        return app;
    }

    public static async Task StopAsync(WebApplication? app)
    {
        if (app is not null)
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }
    }
}
