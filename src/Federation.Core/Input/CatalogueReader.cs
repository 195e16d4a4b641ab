using System.Collections.Immutable;
using Federation.Core.Indicators;

namespace Federation.Core.Input;

/// <summary>Reads catalogues.</summary>
public static class CatalogueReader
{
    /// <summary>
    /// Reads the files of a catalogue as one and checks all of it against itself. A further file adds units,
    /// levels, dimensions, programme documents, indicators and plans; a code that is already there is a fault. A
    /// further file that names a dimension without labels adds members to it. Files may refer to each other in any
    /// order.
    /// </summary>
    /// <param name="files">The files with their names, which faults carry; UTF-8.</param>
    public static Checked<Catalogue> Read(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Json)> files)
    {
        if (files.Count == 0)
        {
            var missing = InputMessages.CatalogueMissing();
            return Checked<Catalogue>.Failed([new(missing.Code, null, null, null, new(missing.Vi, missing.En))]);
        }

        var opened = new List<CatalogueFile>();
        var faults = new List<Faults>();
        foreach (var (name, json) in files)
        {
            var text = PlacedJson.WithoutMark(json);
            faults.Add(new(text, name));
            if (CatalogueFile.Open(faults[^1], name, PlacedJson.Parse(text, faults[^1])) is { } file)
            {
                opened.Add(file);
            }
        }

        // What a file that cannot be read would have said would be missing everywhere.
        var parts = opened.Count == files.Count ? new CatalogueDraft(opened).Read() : null;
        ImmutableArray<Fault> found = [.. faults.SelectMany(file => file.Placed())];
        return found.IsEmpty ? Checked<Catalogue>.Of(new(parts!)) : Checked<Catalogue>.Failed(found);
    }
}
