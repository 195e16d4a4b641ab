using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>How to read the figures: the same for everybody.</summary>
internal static class AboutReading
{
    public static ValueTask<object> ReadAsync(PageCall call) => new(call.View);
}
