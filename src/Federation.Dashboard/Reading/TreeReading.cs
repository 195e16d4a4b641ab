using Federation.Api.Composition;
using Federation.Api.Wire;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>Puts the page of a committee's place in the tree together.</summary>
internal static class TreeReading
{
    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        var children = new List<Child>();
        foreach (var entry in await call.Federation.Committee(call.Committee).ChildrenAsync(call.AsOf, call.Aborted))
        {
            children.Add(await CommitteeAnswers.ChildAsync(call.Federation, entry, call.AsOf, call.Aborted));
        }

        return new TreeModel { Children = children, Events = await EventReading.ReadAsync(call, int.MaxValue) };
    }
}
