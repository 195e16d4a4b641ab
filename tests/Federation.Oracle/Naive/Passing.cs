namespace Federation.Oracle.Naive;

/// <summary>A committee's passing from one place to another on a day: a transfer, or a merger into another.</summary>
/// <param name="On">The first day in the new place.</param>
/// <param name="Who">Who passed.</param>
/// <param name="From">The old parent, null for a root.</param>
/// <param name="To">The new parent, or the committee that absorbed it; null for a new root.</param>
internal sealed record Passing(DateOnly On, Member Who, Member? From, Member? To);
