using System.Security.Cryptography;
using Federation.Api;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Input;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Dashboard.Reading;

/// <summary>
/// Records what happens to a committee: says first what it will do, and records it only once just that has been seen.
/// </summary>
internal static class RecordReading
{
    private const int MeantMax = 8;
    private const int TypedLengthMax = 500;

    private static readonly QueryParameter KindName = new("kind", "What happens.")
    {
        Choices = EnumCodes<EventKind>.All,
    };

    /// <summary>The parameters of the page.</summary>
    public static QueryParameter[] Taken { get; } = [KindName];

    public static ValueTask<object> ReadAsync(PageCall call)
    {
        var kind = call.Query.Choice<EventKind>(KindName);
        call.Query.Check();
        return new(ModelOf(call, kind, new(StringComparer.Ordinal), []));
    }

    public static async ValueTask<FormAnswer> AnswerAsync(FormCall sent)
    {
        var call = sent.Page;
        var kind = call.Query.Choice<EventKind>(KindName);
        call.Query.Check();
        var typed = Typed(sent.Form);
        HashSet<string> ticked = [.. sent.Form[RecordFields.Indicators].OfType<string>()];
        var model = ModelOf(call, kind, typed, ticked);
        if (kind is not { } happens)
        {
            return FormAnswer.Again(model, StatusCodes.Status422UnprocessableEntity);
        }

        if (!sent.IsTrusted)
        {
            var expired = model with { Faults = [new(null, Strings.FormExpired, null)] };
            return FormAnswer.Again(expired, StatusCodes.Status400BadRequest);
        }

        if (await MeantAsync(call, happens, typed) is { } unclear)
        {
            return FormAnswer.Again(
                model with
                {
                    Typed = typed,
                    Meant = unclear.Meant,
                    Faults = [unclear.Fault],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        }

        Complete(call, happens, typed);
        var json = JsonOf(call, happens, typed, ticked);
        var (id, happened, faults) = Read(call, happens, json);
        return happened is null
            ? FormAnswer.Again(model with { Faults = faults }, StatusCodes.Status422UnprocessableEntity)
            : await RecordAsync(call, model, id, happened, json);
    }

    /// <summary>Tries it, and records it where just this has been seen before.</summary>
    private static async ValueTask<FormAnswer> RecordAsync(
        PageCall call,
        RecordModel model,
        CommitteeId id,
        CommitteeEvent happened,
        byte[] json
    )
    {
        var content = Convert.ToHexStringLower(SHA256.HashData(json));
        var isMeant = model[RecordFields.Action] == "record" && model[RecordFields.Checked] == content;
        try
        {
            if (isMeant)
            {
                var actor = new Actor(null, call.Http.Connection.RemoteIpAddress?.ToString());
                await (
                    happened.Kind == EventKind.Established
                        ? call.Federation.EstablishAsync(id, happened, actor, call.Aborted)
                        : call.Federation.Committee(id).RecordAsync(happened, actor, call.Aborted)
                );
                return FormAnswer.To(call.View.Href($"/c/{id}{Tab.Tree.Suffix}", (RecordedName, happened.Key)));
            }

            await (
                happened.Kind == EventKind.Established
                    ? call.Federation.TryEstablishAsync(id, happened, call.Aborted)
                    : call.Federation.Committee(id).TryRecordAsync(happened, call.Aborted)
            );
            var preview = await RecordPreviews.OfAsync(call, happened);
            return FormAnswer.Again(model with { Preview = preview, Checked = content }, StatusCodes.Status200OK);
        }
        catch (Exception e)
            when (e
                    is RequestRefusedException
                        or CommitteeUnknownException
                        or FederationBusyException
                        or JournalUnavailableException
                        or JournalConflictException
            )
        {
            var settings = call.Http.RequestServices.GetRequiredService<ApiSettings>();
            var refusal = Failures.RefusalOf(e, null, settings)!;
            var field = e is RequestRefusedException refused ? FieldOf(refused.Code) : null;
            SubmitFault fault = new(field, refusal.Detail.In(call.View.Language.Code), RecordWords.LabelOf(field));
            return FormAnswer.Again(model with { Faults = [fault] }, refusal.Status);
        }
    }

    /// <summary>The parameter with which the page of the tree says what has been recorded.</summary>
    public const string RecordedName = "recorded";

    private static (CommitteeId Id, CommitteeEvent? Happened, IReadOnlyList<SubmitFault> Faults) Read(
        PageCall call,
        EventKind kind,
        byte[] json
    )
    {
        if (kind == EventKind.Established)
        {
            var made = CommitteeReader.Read(json, call.Catalogue, call.View.Today);
            return made.IsValid
                ? (made.Value.Id, made.Value.Established, [])
                : (call.Committee, null, [.. made.Faults.Select(fault => RecordWords.Of(fault, call.View.Language))]);
        }

        var read = EventReader.Read(json, call.Catalogue, call.View.Today);
        return read.IsValid
            ? (call.Committee, read.Value, [])
            : (call.Committee, null, [.. read.Faults.Select(fault => RecordWords.Of(fault, call.View.Language))]);
    }

    private static byte[] JsonOf(
        PageCall call,
        EventKind kind,
        Dictionary<string, string> typed,
        IEnumerable<string> ticked
    )
    {
        string Of(string field) => typed.GetValueOrDefault(field, "");
        return kind == EventKind.Established
            ? RecordJson.Establishment(call.Committee, Of)
            : RecordJson.Event(kind, Of, ticked.Order(StringComparer.Ordinal));
    }

    /// <summary>A key and an identity where none was typed.</summary>
    private static void Complete(PageCall call, EventKind kind, Dictionary<string, string> typed)
    {
        string Of(string field) => typed.GetValueOrDefault(field, "");
        if (kind != EventKind.Established && Of(RecordFields.Key).Length == 0)
        {
            typed[RecordFields.Key] = RecordJson.KeyFor(kind, Of(RecordFields.EffectiveFrom));
        }

        if (kind == EventKind.Established && Of(RecordFields.Id).Length == 0)
        {
            typed[RecordFields.Id] = RecordJson.IdFor(call.Committee, Of(RecordFields.Level), Of(RecordFields.NameVi));
        }
    }

    /// <summary>
    /// The other committee as it was typed: its identity, or a name that only one has. Otherwise what to choose from.
    /// </summary>
    private static async ValueTask<(SubmitFault Fault, IReadOnlyList<Choice> Meant)?> MeantAsync(
        PageCall call,
        EventKind kind,
        Dictionary<string, string> typed
    )
    {
        if (typed.GetValueOrDefault(RecordFields.Meant, "") is { Length: > 0 } meant)
        {
            typed[RecordFields.Other] = meant;
        }

        var text = typed.GetValueOrDefault(RecordFields.Other, "");
        if (text.Length == 0 || kind is not (EventKind.Transferred or EventKind.MergedInto or EventKind.Split))
        {
            return null;
        }

        var day = DayText.TryRead(typed.GetValueOrDefault(RecordFields.EffectiveFrom, ""), out var from)
            ? from
            : call.View.Today;
        var found = await call.Federation.SearchAsync(new(text, null, null, day, MeantMax, null), call.Aborted);
        var exact = found.Entries.Where(entry => IsCalled(entry, text)).ToList();
        if (exact.Count == 1 || found.Entries.Length == 1)
        {
            typed[RecordFields.Other] = (exact.Count == 1 ? exact : [.. found.Entries])[0].Id.ToString();
            return null;
        }

        var message = found.Entries.Length == 0 ? Strings.RecordNobody : Strings.RecordSeveral;
        return (
            new(RecordFields.Other, call.View.Write.Fill(message, text), RecordWords.LabelOf(RecordFields.Other)),
            [.. found.Entries.Select(entry => new Choice(entry.Id.ToString(), call.View.Write.Name(entry.Names)))]
        );
    }

    private static bool IsCalled(DirectoryEntry entry, string text) =>
        entry.Id.ToString() == text
        || string.Equals(entry.Names.Vi, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(entry.Names.En, text, StringComparison.OrdinalIgnoreCase);

    private static RecordModel ModelOf(
        PageCall call,
        EventKind? kind,
        Dictionary<string, string> typed,
        HashSet<string> ticked
    )
    {
        var levels = call.Catalogue.Levels.ToList();
        var own = levels.FindIndex(level => level.Code == call.View.Head!.Profile.Level);
        var possible = kind switch
        {
            EventKind.Upgraded => levels.Take(own),
            EventKind.Established or EventKind.Downgraded => levels.Skip(own + 1),
            _ => [],
        };
        return new()
        {
            Kind = kind,
            Typed = typed,
            Ticked = ticked,
            Levels = [.. possible.Select(level => new Choice(level.Code, call.View.Write.Name(level.Labels)))],
        };
    }

    private static Dictionary<string, string> Typed(IFormCollection form)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in form)
        {
            var text = (values.Count > 0 ? values[0] ?? "" : "").Trim();
            typed[name] = text.Length > TypedLengthMax ? text[..TypedLengthMax] : text;
        }

        return typed;
    }

    private static string? FieldOf(string code) =>
        code switch
        {
            "committee-not-active" => RecordFields.EffectiveFrom,
            "tree-cycle" or "tree-depth-limit" => RecordFields.Other,
            "event-differs" => RecordFields.Key,
            "committee-exists" => RecordFields.Id,
            _ => null,
        };
}
