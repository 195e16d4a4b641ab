using System.Globalization;

namespace Federation.Engine.Messages;

/// <summary>
/// How new a committee's summary is: the instance's epoch, the activation's incarnation, and a stamp that rises with
/// each applied change. Ordered in that sequence. Written <c>1.3.42</c>.
/// </summary>
/// <param name="Epoch">Granted by the installation above; 0 for nothing.</param>
/// <param name="Incarnation">Raised by each activation in its own journal.</param>
/// <param name="Stamp">Changes applied by that activation.</param>
public readonly record struct VersionStamp(long Epoch, long Incarnation, long Stamp) : IComparable<VersionStamp>
{
    /// <summary>Nothing held.</summary>
    public static VersionStamp None => default;

    /// <summary>Whether both come from one activation, so that their stamps can be compared.</summary>
    public bool IsSameActivation(VersionStamp other) => Epoch == other.Epoch && Incarnation == other.Incarnation;

    /// <summary>Whether this comes from an older activation, or a restored or cloned one, than the other.</summary>
    public bool IsOlderActivationThan(VersionStamp other) =>
        Epoch < other.Epoch || (Epoch == other.Epoch && Incarnation < other.Incarnation);

    /// <inheritdoc/>
    public int CompareTo(VersionStamp other)
    {
        var order = Epoch.CompareTo(other.Epoch);
        order = order != 0 ? order : Incarnation.CompareTo(other.Incarnation);
        return order != 0 ? order : Stamp.CompareTo(other.Stamp);
    }

    /// <summary>Reads <c>epoch.incarnation.stamp</c>; false where the text is none.</summary>
    public static bool TryParse(string? text, out VersionStamp version)
    {
        version = default;
        var parts = text?.Split('.') ?? [];
        if (parts.Length != 3)
        {
            return false;
        }

        var numbers = new long[3];
        for (var i = 0; i < 3; i++)
        {
            if (!long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        version = new(numbers[0], numbers[1], numbers[2]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Incarnation}.{Stamp}");
}
