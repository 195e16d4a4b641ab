using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Core.Rules;

/// <summary>What a quality rule says. A function of state, never of arrival. Equal where all it says is.</summary>
public sealed record Finding
{
    private readonly Phrase phrase;

    /// <summary>A finding whose message is written already.</summary>
    public Finding(
        string code,
        Severity severity,
        CommitteeId committee,
        FigureKey? key,
        FigureTime? time,
        string? report,
        Labels message,
        string? locator = null
    )
        : this(code, severity, committee, key, time, report, Phrase.Of(message), locator) { }

    internal Finding(
        string code,
        Severity severity,
        CommitteeId committee,
        FigureKey? key,
        FigureTime? time,
        string? report,
        Phrase phrase,
        string? locator = null
    )
    {
        Code = code;
        Severity = severity;
        Committee = committee;
        Key = key;
        Time = time;
        Report = report;
        Locator = locator;
        this.phrase = phrase;
    }

    /// <summary>The rule's kebab-case code.</summary>
    public string Code { get; }

    /// <summary>How serious.</summary>
    public Severity Severity { get; }

    /// <summary>Whose figure or report.</summary>
    public CommitteeId Committee { get; }

    /// <summary>The figure it is about, null for a report as a whole.</summary>
    public FigureKey? Key { get; }

    /// <summary>The figure's time, where it has one.</summary>
    public FigureTime? Time { get; }

    /// <summary>The report's key, where one report is meant.</summary>
    public string? Report { get; }

    /// <summary>What is wrong and what to do, in both languages; written each time that it is read.</summary>
    public Labels Message => phrase.Write();

    /// <summary>Where in the source, where known.</summary>
    public string? Locator { get; }
}
