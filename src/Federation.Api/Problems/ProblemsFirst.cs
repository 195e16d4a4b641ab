using Federation.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Federation.Api.Problems;

/// <summary>
/// Puts <see cref="ProblemMiddleware"/>, and what every answer may have to say, before everything else, what the
/// framework adds by itself included: a request under another host's name is refused with a problem document, too.
/// </summary>
internal sealed class ProblemsFirst : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.UseMiddleware<StorageHeader>();
            app.UseMiddleware<ProblemMiddleware>();
            next(app);
        };
}
