using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Core.Identity;
using Federation.Engine.Link;
using Federation.Engine.Ports;

namespace Federation.Storage.Links;

/// <summary>Who may link up to an installation, in one small file. Safe to use from many threads at once.</summary>
public sealed class LinkBook : ILinkBook, IEnrolments, IDisposable
{
    private const string FileName = "links.json";

    private readonly Lock gate = new();
    private readonly FileStream owned;
    private readonly string path;
    private readonly Func<string> key;
    private readonly Func<string, bool> isHosted;
    private readonly TimeProvider clock;
    private ImmutableArray<StoredLink> links;

    /// <summary>Reads the book of an installation; without a file it is empty.</summary>
    /// <param name="folder">Where it is kept.</param>
    /// <param name="key">By what the installation's own key is known; asked when a token is made.</param>
    /// <param name="isHosted">Whether an instance exists here already.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="StorageRefusedException">The file is damaged, or another program has it.</exception>
    public LinkBook(string folder, Func<string> key, Func<string, bool> isHosted, TimeProvider clock)
    {
        path = Path.Combine(folder, FileName);
        this.key = key;
        this.isHosted = isHosted;
        this.clock = clock;
        owned = Own(folder);
        links = [.. LinkFile.Read(path, StoredLinks.Default.StoredLinkArray) ?? []];
        All = [.. links.Select(Of)];
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public ImmutableArray<Enrolment> All { get; private set; }

    /// <inheritdoc/>
    public Enrolment? Find(string key) => All.FirstOrDefault(e => e.Key == key && !e.IsRevoked);

    /// <inheritdoc/>
    public (Enrolment Enrolment, string Token) Enrol(ImmutableArray<string> instances)
    {
        var wanted = instances.Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        if (wanted.IsEmpty || wanted.FirstOrDefault(i => !Slug.IsValid(i)) is not null)
        {
            throw Refused(
                "instances-invalid",
                "Hãy nêu ít nhất một mã đơn vị, ví dụ “ha-noi”.",
                "Name at least one instance by its code, for example “ha-noi”."
            );
        }

        var token = LinkToken.Make(key());
        StoredLink stored;
        lock (gate)
        {
            foreach (var instance in wanted)
            {
                CheckFree(instance);
            }

            var number = links.Length + 1;
            stored = new(
                string.Create(CultureInfo.InvariantCulture, $"link-{number}"),
                null,
                HashOf(token.Secret),
                [.. wanted],
                clock.GetUtcNow(),
                false
            );
            Replace(links.Add(stored));
        }

        Changed?.Invoke();
        return (Of(stored), token.Text);
    }

    /// <inheritdoc/>
    public Enrolment? Use(string secret, string key)
    {
        var hash = HashOf(secret);
        Enrolment enrolled;
        lock (gate)
        {
            var index = links.ToList().FindIndex(l => l is { Key: null, IsRevoked: false } && l.TokenHash == hash);
            if (index < 0)
            {
                return null;
            }

            var used = links[index] with { Key = key, TokenHash = null };
            Replace(links.SetItem(index, used));
            enrolled = Of(used);
        }

        Changed?.Invoke();
        return enrolled;
    }

    /// <inheritdoc/>
    public Enrolment? Revoke(string id)
    {
        Enrolment revoked;
        lock (gate)
        {
            var index = links.ToList().FindIndex(l => l.Id == id);
            if (index < 0)
            {
                return null;
            }

            var ended = links[index] with { TokenHash = null, IsRevoked = true };
            Replace(links.SetItem(index, ended));
            revoked = Of(ended);
        }

        Changed?.Invoke();
        return revoked;
    }

    /// <inheritdoc/>
    public void Dispose() => owned.Dispose();

    /// <summary>One program at a time: what it knows by heart must be what the file says.</summary>
    private static FileStream Own(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "lock");
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (File.Exists(path))
        {
            throw new StorageRefusedException(
                "links-in-use",
                folder,
                $"Một chương trình khác đang dùng {folder}. Hãy dừng nó, hoặc ghi danh qua nó (--url).",
                $"Another program uses {folder}. Stop it, or enrol through it (--url).",
                taken
            );
        }
    }

    private static Enrolment Of(StoredLink link) =>
        new(link.Id, link.Key, [.. link.Instances], link.At, link.IsRevoked);

    private static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static RequestRefusedException Refused(string code, string vi, string en) => new(code, true, new(vi, en));

    private void CheckFree(string instance)
    {
        if (links.FirstOrDefault(l => !l.IsRevoked && l.Instances.Contains(instance)) is { } other)
        {
            throw Refused(
                "instance-enrolled",
                $"Đơn vị “{instance}” đã được ghi danh ở liên kết {other.Id}; hãy thu hồi liên kết đó trước.",
                $"Instance “{instance}” is enrolled by {other.Id} already; revoke that link first."
            );
        }

        if (isHosted(instance))
        {
            throw Refused(
                "instance-hosted-here",
                $"Đơn vị “{instance}” đang được lưu ở hệ thống này; hãy chuyển nó đi trước.",
                $"Instance “{instance}” is kept by this installation; move it away first."
            );
        }
    }

    private void Replace(ImmutableArray<StoredLink> next)
    {
        LinkFile.Write(path, next.ToArray(), StoredLinks.Default.StoredLinkArray);
        links = next;
        All = [.. next.Select(Of)];
    }
}
