namespace Federation.Core.Input;

/// <summary>Reads why something is taken back.</summary>
public static class ReasonReader
{
    /// <summary>Reads <c>{"reason"}</c>: the body that goes with a withdrawal.</summary>
    /// <param name="json">The body, UTF-8.</param>
    public static Checked<string> Read(ReadOnlyMemory<byte> json)
    {
        var text = PlacedJson.WithoutMark(json);
        var faults = new Faults(text);
        var fields = Fields.Open(faults, PlacedJson.Parse(text, faults), "reason");
        return faults.Check(faults.Text(fields?.Need("reason"), InputLimits.ReasonLengthMax));
    }
}
