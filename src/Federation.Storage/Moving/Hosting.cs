namespace Federation.Storage.Moving;

/// <summary>Whether a place serves an instance, and which other place it has to do with.</summary>
/// <param name="State">Whether it does.</param>
/// <param name="Place">Where it comes from, or has gone; empty where it is at home.</param>
public sealed record Hosting(HostingState State, string Place)
{
    /// <summary>At home.</summary>
    public static Hosting Here { get; } = new(HostingState.Here, "");

    /// <summary>As it is stored; a text that says nothing known is never at home.</summary>
    internal static Hosting Parse(string state, string place) =>
        new(state == nameof(HostingState.Moved) ? HostingState.Moved : HostingState.Filling, place);

    /// <summary>Refuses what may not be served.</summary>
    /// <exception cref="StorageRefusedException">It is not at home.</exception>
    public void Require(string place, string instance)
    {
        if (State == HostingState.Moved)
        {
            throw MoveRefusals.HasMoved(place, instance, Place);
        }

        if (State == HostingState.Filling)
        {
            throw MoveRefusals.NotWhole(place, instance, Place);
        }
    }
}
