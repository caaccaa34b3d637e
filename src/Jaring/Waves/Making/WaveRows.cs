using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jaring.Outbox;

namespace Jaring.Waves.Making;

/// <summary>Ids and rows of what a wave makes, all derived from it, so that a repeat is never a second one.</summary>
internal static class WaveRows
{
    public const string MakeKind = "wave.make";

    /// <summary>The submit key of a session of a wave: planning it again finds the one that stands.</summary>
    public static string SubmitKeyOf(string officeId, string waveId, int number) => Derive("wave-session", officeId, waveId, $"{number}");

    /// <summary>The package of a contact.</summary>
    public static string PackageOf(string officeId, string waveId, string area, string? unit) => Derive("wave-package", officeId, waveId, $"{area}\0{unit}");

    public static OutboxRow Make(string officeId, string waveId, DateTimeOffset now) =>
        new() { OfficeId = officeId, Id = $"{MakeKind}:{waveId}", Kind = MakeKind, Subject = waveId, DueAt = now.ToUnixTimeMilliseconds() };

    private static string Derive(string what, string officeId, string waveId, string of) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"jaring/{what}\0{officeId}\0{waveId}\0{of}")).AsSpan(0, 16));
}
