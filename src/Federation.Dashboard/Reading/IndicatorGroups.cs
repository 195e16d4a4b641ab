using Federation.Core.Indicators;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>
/// Puts indicators under headings. The catalogue is data and has none, so it goes by the words of a code; a flow or a
/// ratio that says nothing is where the stock is that it speaks of.
/// </summary>
public static class IndicatorGroups
{
    private static readonly (string Word, IndicatorGroup Group)[] Words =
    [
        ("inspected", IndicatorGroup.Inspection),
        ("supervised", IndicatorGroup.Inspection),
        ("disciplined", IndicatorGroup.Inspection),
        ("training", IndicatorGroup.Training),
        ("study", IndicatorGroup.Training),
        ("union", IndicatorGroup.Unions),
        ("youth", IndicatorGroup.Youth),
        ("approached", IndicatorGroup.Work),
        ("mobilisation", IndicatorGroup.Work),
        ("officers", IndicatorGroup.Work),
        ("commendations", IndicatorGroup.Work),
        ("investment", IndicatorGroup.Investment),
        ("capital", IndicatorGroup.Investment),
        ("zones", IndicatorGroup.Investment),
        ("enterprises", IndicatorGroup.Investment),
        ("party", IndicatorGroup.Members),
        ("members", IndicatorGroup.Members),
        ("member", IndicatorGroup.Members),
        ("admission", IndicatorGroup.Members),
        ("admissions", IndicatorGroup.Members),
        ("organisations", IndicatorGroup.Members),
        ("cells", IndicatorGroup.Members),
    ];

    /// <summary>What an indicator is about.</summary>
    public static IndicatorGroup Of(Indicator indicator)
    {
        var words = indicator.Code.Split('-');
        foreach (var (word, group) in Words)
        {
            if (words.Contains(word, StringComparer.Ordinal))
            {
                return group;
            }
        }

        return IndicatorGroup.Other;
    }

    /// <summary>What a group is called in the language in force.</summary>
    public static string Label(IndicatorGroup group) =>
        group switch
        {
            IndicatorGroup.Members => Strings.GroupMembers,
            IndicatorGroup.Training => Strings.GroupTraining,
            IndicatorGroup.Inspection => Strings.GroupInspection,
            IndicatorGroup.Unions => Strings.GroupUnions,
            IndicatorGroup.Youth => Strings.GroupYouth,
            IndicatorGroup.Investment => Strings.GroupInvestment,
            IndicatorGroup.Work => Strings.GroupWork,
            _ => Strings.GroupOther,
        };
}
