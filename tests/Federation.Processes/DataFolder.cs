namespace Federation.Processes;

/// <summary>A folder that is gone when the test is over.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("federation-processes-").FullName;

    public string In(string name) => Path.Combine(path, name);

    public void Dispose() => Directory.Delete(path, recursive: true);
}
