using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Federation.Storage;

namespace Federation.Cli;

/// <summary>What a verb says of what stopped it.</summary>
internal static class Guard
{
    /// <summary>What was copied, or what there is, does not agree; it stays as it was.</summary>
    public const int Differs = 1;

    /// <summary>It was not done, or not to its end.</summary>
    public const int NotDone = 2;

    /// <summary>Does the work; what stops it is said.</summary>
    public static async Task<int> RunAsync(Speaker error, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (StorageRefusedException refused)
        {
            error.Say(new(refused.Vi, refused.En));
        }
        catch (Exception failed)
            when (failed is JournalUnavailableException or IOException or UnauthorizedAccessException)
        {
            error.Say(Failed(failed.Message));
        }
        catch (OperationCanceledException)
        {
            error.Say(Interrupted());
        }

        return NotDone;
    }

    private static Labels Failed(string why) =>
        new(
            $"Chưa xong: {why} Không có gì bị mất. Hãy khắc phục rồi chạy lại lệnh này: nó làm tiếp từ chỗ dừng.",
            $"It is not finished: {why} Nothing is lost. Mend it and run this command again: it goes on where it "
                + "stopped."
        );

    private static Labels Interrupted() =>
        new(
            "Đã dừng giữa chừng. Không có gì bị mất: hãy chạy lại lệnh này, nó làm tiếp từ chỗ dừng.",
            "Interrupted. Nothing is lost: run this command again, and it goes on where it stopped."
        );
}
