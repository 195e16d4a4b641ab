using System.CommandLine;
using Federation.Storage.Moving;

namespace Federation.Cli.Migrate;

/// <summary>
/// <c>federation move</c>: moves an installation to a new data folder that is carried to, or mounted from, another
/// machine. With all instances go the keys and the links, so that it is the same installation there.
/// </summary>
internal static class MoveCommand
{
    // What makes it this installation and no other, beside its instances.
    private static readonly string[] Belongings = ["keys", "links"];

    /// <summary>The verb.</summary>
    /// <param name="environment">For tests: the environment's variables.</param>
    /// <param name="watching">For tests: is told before each durable step, and may interrupt there.</param>
    public static Command Create(Func<string, string?>? environment = null, Action<MoveProgress>? watching = null)
    {
        var into = new Option<string>("--into")
        {
            Description = "The data folder that the other machine starts with · thư mục dữ liệu cho máy mới",
            Required = true,
        };
        var instances = Options.Instances();
        return StorageVerb.Create(
            "move",
            "Moves the instances to another machine's data folder · chuyển dữ liệu sang thư mục của máy khác",
            [into, instances],
            environment,
            async (parsed, session, cancellationToken) =>
            {
                var folder = Path.GetFullPath(parsed.GetRequiredValue(into));
                var named = parsed.GetRequiredValue(instances);
                if (named.Length == 0)
                {
                    // Before the old place is fenced: from then on the new one may start.
                    Array.ForEach(
                        Belongings,
                        kept => Copy(Path.Combine(session.Data, kept), Path.Combine(folder, kept))
                    );
                }

                var target = new SqlitePlace(folder, TimeProvider.System);
                var code = await new Migration(session, named, watching).RunAsync(
                    session.Home,
                    target,
                    cancellationToken
                );
                if (code == 0)
                {
                    session.Output.Say(named.Length == 0 ? MigrateTexts.Carry(folder) : MigrateTexts.LinkUp(folder));
                }

                return code;
            }
        );
    }

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }

        foreach (var file in Directory.EnumerateFiles(from).Where(file => Path.GetFileName(file) != "lock"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
