using System.Collections.Immutable;

namespace Federation.Core.Indicators;

/// <summary>A way to narrow figures: sector, role, programme.</summary>
/// <param name="Code">Kebab-case code.</param>
/// <param name="Labels">What it is called.</param>
/// <param name="Members">Its members in the catalogue's order; a dot in a code is "within".</param>
public sealed record Dimension(string Code, Labels Labels, ImmutableArray<DimensionMember> Members)
{
    /// <summary>The members directly within another; at the top where <paramref name="within"/> is null.</summary>
    public IEnumerable<DimensionMember> MembersWithin(string? within) =>
        Members.Where(m => DimensionMember.ParentOf(m.Code) == within);

    /// <summary>The member with this code, null where there is none.</summary>
    public DimensionMember? Find(string code) => Members.FirstOrDefault(m => m.Code == code);
}
