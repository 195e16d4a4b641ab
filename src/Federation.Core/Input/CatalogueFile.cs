namespace Federation.Core.Input;

/// <summary>One file of a catalogue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Root">Its lists.</param>
/// <param name="Faults">Where its faults go.</param>
internal sealed record CatalogueFile(string Name, Fields Root, Faults Faults)
{
    /// <summary>A file of the version that can be read; null with a fault where it is none.</summary>
    public static CatalogueFile? Open(Faults faults, string name, PlacedValue? root)
    {
        var fields = Fields.Open(
            faults,
            root,
            ["version", "units", "levels", "dimensions", "programmes", "indicators", "plans"]
        );
        if (fields is null)
        {
            return null;
        }

        var version = fields.Need("version");
        if (faults.Number(version) is { } number && number != 1)
        {
            faults.Add(version!, InputMessages.WrongVersion());
        }

        return new(name, fields, faults);
    }
}
