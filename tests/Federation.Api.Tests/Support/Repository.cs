namespace Federation.Api.Tests.Support;

/// <summary>Where the repository is.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Seeds => Path.Combine(Root, "seeds");

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Federation.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository");
    }
}
