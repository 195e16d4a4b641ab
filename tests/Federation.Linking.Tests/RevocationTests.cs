using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Federation.Engine.Link;
using Xunit.Abstractions;

namespace Federation.Linking.Tests;

/// <summary>Who may link up, and who may no longer.</summary>
public sealed class RevocationTests(ITestOutputHelper output)
{
    private const string Own = "p0";

    /// <summary>What the nation's log says of each attempt that it refuses.</summary>
    private const string Refused = "which is not enrolled";

    [Fact]
    public async Task A_revoked_link_ends_and_stays_ended()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var nation = await Nation.StartEmptyAsync(["p1"]);
        var clerk = (await Trees.EstablishAsync(nation, Own, 1, new(Settings.Seed)))[1];
        var province = nation.Provinces[0];
        await clerk.SubmitAsync(province);
        await Figures.UntilAsync(nation.Top, Trees.Root, clerk.Figures);
        var known = clerk.Figures;

        using (var answer = await nation.Top.SendAsync(HttpMethod.Delete, "/api/v1/links/link-1"))
        {
            Assert.Equal(HttpStatusCode.OK, answer?.StatusCode);
        }

        await nation.Top.UntilLinkAsync("link-1", "revoked");
        await province.UntilLinkAsync("upper", "away");
        do
        {
            await clerk.SubmitAsync(province);
        } while (clerk.Figures == known);

        await UntilRefusedAgainAsync(nation.Top);

        // Neither its own restart nor the nation's brings it back.
        await province.StopAsync();
        await province.StartAsync();
        await UntilRefusedAgainAsync(nation.Top);
        await nation.Top.KillAsync();
        await nation.Top.StartAsync();
        await UntilRefusedAgainAsync(nation.Top);
        await nation.Top.UntilLinkAsync("link-1", "revoked");
        await province.UntilLinkAsync("upper", "away");
        var (figures, _, stock) = await Figures.AskAsync(nation.Top, Trees.Root);
        Assert.True(figures == known, $"The nation has {figures}, not {known}:\n{stock}\n{nation.Top.Said}");
        (figures, _, _) = await Figures.AskAsync(province, clerk.Province);
        Assert.Equal(clerk.Figures, figures);
    }

    [Fact]
    public async Task A_token_works_once_and_a_stranger_is_refused()
    {
        using var nation = await Nation.StartEmptyAsync(["p1"]);
        Assert.Equal(HttpStatusCode.Forbidden, await KnockAsync(nation, null));
        Assert.Equal(HttpStatusCode.Forbidden, await KnockAsync(nation, "guessed"));
        Assert.Equal(HttpStatusCode.Forbidden, await KnockAsync(nation, SecretOf(nation.Tokens[0])));

        // The token of the one that is linked up, in the hands of another program: it comes no further, and the first
        // one's link stays as it is.
        var second = nation.MakeBelow("second", ["p1"], nation.Tokens[0]);
        await second.StartAsync();
        await Waiting.UntilAsync(
            "the second one is told that it is not enrolled",
            async () =>
            {
                var link = (await second.GetAsync("links"))["items"]![0]!;
                var why = (string?)link["lastError"] ?? "";
                return why.Contains("has not enrolled", StringComparison.Ordinal) ? null : $"{link}\n{second.Said}";
            }
        );
        await UntilRefusedAgainAsync(nation.Top);
        var first = (await nation.Top.GetAsync("links"))["items"]![0]!;
        Assert.Equal("up", (string?)first["state"]);
        Assert.Equal("p1", (string?)first["peer"]);

        // A token that nobody has used works, once: the first to come is known by its key from then on.
        var token = await EnrolAsync(nation, "p2");
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await KnockAsync(nation, SecretOf(token)));
        Assert.Equal(HttpStatusCode.Forbidden, await KnockAsync(nation, SecretOf(token)));
    }

    private static async Task<string> EnrolAsync(Nation nation, string instance)
    {
        var body = new JsonObject { ["instances"] = new JsonArray(instance) };
        return (string)(await nation.Top.PostAsync("links", body))["token"]!;
    }

    private static string SecretOf(string token) => token.Split('.')[1];

    /// <summary>The key of the one above, which a token names.</summary>
    private static string KeyOf(string token) => token.Split('.')[2];

    /// <summary>Waits until somebody has tried two more times, and was refused.</summary>
    private static async Task UntilRefusedAgainAsync(Installation top)
    {
        var target = top.Heard(Refused) + 2;
        await Waiting.UntilAsync(
            $"{top.Name} has refused a link two more times",
            () => Task.FromResult(top.Heard(Refused) >= target ? null : top.Said)
        );
    }

    /// <summary>Dials as a province does, with a key that nobody knows; what the answer is.</summary>
    private static async Task<HttpStatusCode> KnockAsync(Nation nation, string? secret)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=federation-link", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        using var socket = new ClientWebSocket();
        socket.Options.ClientCertificates.Add(certificate);
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown is X509Certificate2 own && LinkIdentity.Of(own) == KeyOf(nation.Tokens[0]);
        if (secret is not null)
        {
            socket.Options.SetRequestHeader("Federation-Token", secret);
        }

        try
        {
            await socket.ConnectAsync(
                new UriBuilder(nation.LinkUrl) { Scheme = Uri.UriSchemeWss, Path = "/link" }.Uri,
                CancellationToken.None
            );
        }
        catch (WebSocketException) when (socket.HttpStatusCode != default)
        {
            // Refused; the status says how.
        }

        return socket.HttpStatusCode;
    }
}
