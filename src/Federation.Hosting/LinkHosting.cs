using Federation.Engine.Link;

namespace Federation.Hosting;

/// <summary>Gives a program links to other installations.</summary>
internal static class LinkHosting
{
    /// <summary>Registers the links and what the interface says of them; the program starts and ends them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">The installation as others see it, with the instances that it keeps for them.</param>
    public static void AddLinks(this IServiceCollection services, InstallationSettings settings)
    {
        services.AddSingleton(all => new Links(
            settings,
            all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<ILoggerFactory>()
        ));
        services.AddSingleton(all => all.GetRequiredService<Links>().Hub);
        services.AddSingleton<IEnrolments>(all => all.GetRequiredService<Links>().Book);
    }
}
