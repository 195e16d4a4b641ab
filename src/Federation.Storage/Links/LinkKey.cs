using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Federation.Storage.Links;

/// <summary>
/// The key pair of an installation, made once. Others know it by the SHA-256 of its public key: the certificate is only
/// the form in which TLS shows it, and nobody signs it.
/// </summary>
public static class LinkKey
{
    private const string FileName = "link-key.pem";

    /// <summary>The installation's certificate with its private key; made where there is none.</summary>
    /// <param name="folder">Where it is kept, readable to its owner only.</param>
    /// <exception cref="StorageRefusedException">The file is damaged.</exception>
    public static X509Certificate2 LoadOrMake(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            LinkFile.Write(path, System.Text.Encoding.ASCII.GetBytes(Make()));
        }

        try
        {
            using var read = X509Certificate2.CreateFromPemFile(path);
            // TLS takes the private key from a store of the process only.
            return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
        }
        catch (CryptographicException damage)
        {
            throw new StorageRefusedException(
                "link-key-damaged",
                path,
                $"Khóa {path} bị hỏng. Hãy khôi phục từ bản sao lưu; nếu không có, hãy xóa tệp và ghi danh lại với cấp "
                    + "trên bằng mã mới.",
                $"The key {path} is damaged. Restore it from a backup; without one, delete it and enrol anew above "
                    + "with a new token.",
                damage
            );
        }
    }

    private static string Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=federation-link", key, HashAlgorithmName.SHA256);
        // The key is known by itself, so no day ends it.
        using var certificate = request.CreateSelfSigned(
            new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }
}
