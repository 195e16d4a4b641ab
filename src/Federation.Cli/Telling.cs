using Federation.Core.Indicators;
using Federation.Storage.Moving;

namespace Federation.Cli;

/// <summary>Says of each instance that it has been copied.</summary>
/// <param name="output">Where to.</param>
/// <param name="watching">For tests: is told before each durable step, and may interrupt there.</param>
internal sealed class Telling(Speaker output, Action<MoveProgress>? watching) : IProgress<MoveProgress>
{
    public void Report(MoveProgress value)
    {
        watching?.Invoke(value);
        if (value.Step == MoveStep.Check)
        {
            output.Say(
                new Labels($"{value.Instance}: {value.Entries} bản ghi", $"{value.Instance}: {value.Entries} entries")
            );
        }
    }
}
