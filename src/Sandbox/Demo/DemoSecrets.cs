using System.Security.Cryptography;
using System.Text;

namespace Jaring.Sandbox.Demo;

/// <summary>
/// The demo members' passphrases and recovery codes, shown openly on the Sandbox page. A real passphrase is drawn at random in the
/// member's browser and never leaves it; these are constants so that a newcomer can unlock.
/// </summary>
internal static class DemoSecrets
{
    private static readonly string[] Passphrases =
    [
        "kebun hujan lampu sepeda cengkeh biru",
        "teras padi cangkir gitar ombak pagi",
        "pasar kelapa jendela awan rotan ubi",
        "sungai kertas melati tangga jagung teduh",
        "kolam sandal wortel bintang topi ladang",
    ];

    /// <summary>The member's six words, or null for somebody who is not on the team.</summary>
    public static string? PassphraseOf(Person person)
    {
        var seat = DemoOffice.Team.ToList().IndexOf(person);
        return seat < 0 ? null : Passphrases[seat];
    }

    /// <summary>The 16 bytes of the member's recovery code.</summary>
    public static byte[] RecoveryOf(Person person) => SHA256.HashData(Encoding.UTF8.GetBytes($"demo recovery of {person.Id}"))[..16];
}
