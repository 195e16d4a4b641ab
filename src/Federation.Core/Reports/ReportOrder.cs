namespace Federation.Core.Reports;

/// <summary>
/// Decides between statements, never arrival: the report's as-of date or period end, then its source's publication,
/// then its key, then its revision. The later stands.
/// </summary>
/// <param name="Day">The report's as-of date or its period's last day.</param>
/// <param name="PublishedOn">When its source was published; the earliest day where unknown.</param>
/// <param name="Key">The report's key.</param>
/// <param name="Revision">Its revision.</param>
public sealed record ReportOrder(DateOnly Day, DateOnly PublishedOn, string Key, int Revision)
    : IComparable<ReportOrder>
{
    /// <inheritdoc/>
    public int CompareTo(ReportOrder? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Day.CompareTo(other.Day);
        order = order != 0 ? order : PublishedOn.CompareTo(other.PublishedOn);
        order = order != 0 ? order : string.CompareOrdinal(Key, other.Key);
        return order != 0 ? order : Revision.CompareTo(other.Revision);
    }
}
