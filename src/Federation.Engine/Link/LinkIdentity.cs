using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Federation.Engine.Link;

/// <summary>By what installations know each other's keys.</summary>
public static class LinkIdentity
{
    /// <summary>The SHA-256 of a certificate's public key, hexadecimal, lower case.</summary>
    public static string Of(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
}
