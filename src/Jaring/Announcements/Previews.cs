using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Jaring.Shapes;

namespace Jaring.Announcements;

/// <summary>
/// Shows what a phone would show, and gives a proof of having been shown it: sending and approving ask for the proof of what would be sent now, so that
/// neither works for somebody whose page showed something else, or nothing.
/// </summary>
public sealed class Previews(IAnnouncementSender sender)
{
    /// <summary>What a phone would show of these words now.</summary>
    public AnnouncementPreview Of(string officeId, AnnouncementWords words)
    {
        var shown = sender.Preview(officeId, words);
        return new(shown, Base64Url.EncodeToString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shown, WireJson.Options))));
    }

    /// <summary>True when <paramref name="seen"/> proves that somebody was shown what would be sent now.</summary>
    public bool IsSeen(string officeId, AnnouncementWords words, string? seen) => string.Equals(Of(officeId, words).Seen, seen, StringComparison.Ordinal);
}

/// <summary>A preview and the proof of it.</summary>
/// <param name="Shown">What is shown.</param>
/// <param name="Seen">Hash of it.</param>
public sealed record AnnouncementPreview(ShownAnnouncement Shown, string Seen);
