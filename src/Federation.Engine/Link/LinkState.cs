using System.Collections.Immutable;

namespace Federation.Engine.Link;

/// <summary>A link as an operator sees it.</summary>
/// <param name="Id">Its number; <c>upper</c> for the one to the installation above.</param>
/// <param name="Name">How the other installation calls itself; null before it has said so.</param>
/// <param name="IsUpper">Whether it leads up.</param>
/// <param name="Instances">The instances behind it; empty for the upper one, behind which is everything else.</param>
/// <param name="Status">What it is doing.</param>
/// <param name="Since">Since when, UTC; null for one that has never been up since the start.</param>
/// <param name="RoundTrip">How long a question and its answer took last; null while it is not up.</param>
/// <param name="Sent">Messages handed over to be sent since it is up.</param>
/// <param name="Received">Messages received since it is up.</param>
/// <param name="Waiting">Messages that wait to be sent.</param>
/// <param name="Dropped">Messages that gave way to newer ones since it is up.</param>
/// <param name="LastError">What last went wrong; null where nothing has since the start.</param>
/// <param name="PutBack">
/// The instances whose database is an older copy than what is held of it: behind this link, or for the upper one here.
/// </param>
public sealed record LinkState(
    string Id,
    string? Name,
    bool IsUpper,
    ImmutableArray<string> Instances,
    LinkStatus Status,
    DateTimeOffset? Since,
    TimeSpan? RoundTrip,
    long Sent,
    long Received,
    int Waiting,
    long Dropped,
    string? LastError,
    ImmutableArray<string> PutBack
);
