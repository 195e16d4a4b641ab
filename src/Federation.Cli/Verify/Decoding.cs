using System.Text.Json;

namespace Federation.Cli.Verify;

/// <summary>What a codec or a state says of bytes that the program would not have written.</summary>
internal static class Decoding
{
    public static bool IsRefusal(Exception e) =>
        e is FormatException or JsonException or ArgumentException or InvalidOperationException or OverflowException;
}
