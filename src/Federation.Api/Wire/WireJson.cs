using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Core.Committees;
using Federation.Core.Explain;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Plans;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Rules;
using Federation.Engine.Link;
using Federation.Engine.Queries;

namespace Federation.Api.Wire;

/// <summary>How the wire types are written: camelCase, kebab-case codes, Vietnamese letters as they are.</summary>
[JsonSerializable(typeof(About))]
[JsonSerializable(typeof(CatalogueBody))]
[JsonSerializable(typeof(CommitteeList))]
[JsonSerializable(typeof(CommitteeBody))]
[JsonSerializable(typeof(ChildList))]
[JsonSerializable(typeof(Figure))]
[JsonSerializable(typeof(BatchRequest))]
[JsonSerializable(typeof(BatchReply))]
[JsonSerializable(typeof(Table))]
[JsonSerializable(typeof(FigureSeries))]
[JsonSerializable(typeof(ExplainNode))]
[JsonSerializable(typeof(TargetList))]
[JsonSerializable(typeof(ReportList))]
[JsonSerializable(typeof(ReportBody))]
[JsonSerializable(typeof(FindingList))]
[JsonSerializable(typeof(CompletenessList))]
[JsonSerializable(typeof(ReceiptBody))]
[JsonSerializable(typeof(WriteReceipt))]
[JsonSerializable(typeof(ChangeBody))]
[JsonSerializable(typeof(TreeChangeBody))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ReportSubmission))]
[JsonSerializable(typeof(TargetsSubmission))]
[JsonSerializable(typeof(CommitteeSubmission))]
[JsonSerializable(typeof(EventSubmission))]
[JsonSerializable(typeof(Withdrawal))]
[JsonSerializable(typeof(ClusterBody))]
[JsonSerializable(typeof(LinkList))]
[JsonSerializable(typeof(LinkBody))]
[JsonSerializable(typeof(EnrolmentBody))]
[JsonSerializable(typeof(EnrolmentSubmission))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(DateOnly))]
public sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>The one instance that writes and reads the wire types.</summary>
    public static WireJson Instance { get; } = new(Configure(new JsonSerializerOptions()));

    /// <summary>Gives options the habits of the wire.</summary>
    internal static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        // The answers are JSON and say so (nosniff): what HTML would have escaped stays readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new FigureOrProblemConverter());
        options.Converters.Add(new SubmittedPrecisionConverter());
        options.Converters.Add(Codes<Basis>());
        options.Converters.Add(Codes<Bound>());
        options.Converters.Add(Codes<Boundaries>());
        options.Converters.Add(Codes<ClaimKind>());
        options.Converters.Add(Codes<PlanStatus>());
        options.Converters.Add(Codes<EventKind>());
        options.Converters.Add(Codes<FigureStatus>());
        options.Converters.Add(Codes<HealthStatus>());
        options.Converters.Add(Codes<IndicatorKind>());
        options.Converters.Add(Codes<LineRole>());
        options.Converters.Add(Codes<LinkStatus>());
        options.Converters.Add(Codes<PlanPeriod>());
        options.Converters.Add(Codes<ReportState>());
        options.Converters.Add(Codes<Scope>());
        options.Converters.Add(Codes<Severity>());
        options.Converters.Add(Codes<TimeKind>());
        return options;
    }

    private static JsonStringEnumConverter<T> Codes<T>()
        where T : struct, Enum => new(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
}
