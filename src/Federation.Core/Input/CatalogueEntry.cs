namespace Federation.Core.Input;

/// <summary>One entry of a list of a catalogue, with the file that it stands in.</summary>
internal sealed record CatalogueEntry(Fields Fields, CatalogueFile File)
{
    public Faults Faults => File.Faults;

    /// <summary>Where it stands, for faults of others.</summary>
    public string Place => $"{File.Name}: {Fields.Value.Path}";
}
