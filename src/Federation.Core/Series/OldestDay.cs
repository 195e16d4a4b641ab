using Federation.Core.Algebra;

namespace Federation.Core.Series;

/// <summary>
/// The day of the oldest observation as a step value: only the zero of the group is used, to cut a series to its days.
/// </summary>
internal readonly record struct OldestDay(DateOnly Day) : IGroup<OldestDay>
{
    public static OldestDay Zero => default;

    public bool IsZero => Day == DateOnly.MinValue;

    public static OldestDay operator +(OldestDay left, OldestDay right) => left.IsZero ? right : left;

    public static OldestDay operator -(OldestDay value) => value;
}
