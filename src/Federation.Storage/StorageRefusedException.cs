namespace Federation.Storage;

/// <summary>
/// A database that is not opened, because what it would serve could be wrong or lost. Says where, and the way out, in
/// Vietnamese and English.
/// </summary>
public sealed class StorageRefusedException : Exception
{
    internal StorageRefusedException(string code, string path, string vi, string en, Exception? inner = null)
        : base($"{en}\n{vi}", inner)
    {
        Code = code;
        Path = path;
        Vi = vi;
        En = en;
    }

    /// <summary>Why, for programs: kebab-case, for example <c>newer-schema</c>.</summary>
    public string Code { get; }

    /// <summary>The file or the database that it is about; never a password.</summary>
    public string Path { get; }

    /// <summary>What is wrong and what to do, in Vietnamese.</summary>
    public string Vi { get; }

    /// <summary>What is wrong and what to do, in English.</summary>
    public string En { get; }
}
