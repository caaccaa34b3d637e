using Jaring.Help;
using Jaring.Offices;

namespace Jaring.Team;

/// <summary>
/// What a referral letter of this office needs besides the case. It is given with the first page to every member and at every visit alike: who asked for it
/// only when writing one would tell the host that somebody is being referred.
/// </summary>
/// <param name="Lines">The head's lines.</param>
/// <param name="Address">The office's address.</param>
/// <param name="Contact">How the office is reached.</param>
/// <param name="Place">The town before the date.</param>
/// <param name="Signer">The post of whoever signs.</param>
/// <param name="Providers">Where the services are.</param>
public sealed record LetterSettings(IReadOnlyList<string> Lines, string Address, string Contact, string Place, string Signer, IReadOnlyList<LetterProvider> Providers)
{
    internal static LetterSettings Of(OfficeOptions office, HelpView help)
    {
        var head = office.Letterhead;
        return new(
            head.Lines.Count > 0 ? [.. head.Lines] : [office.Name],
            head.Address,
            head.Contact,
            head.Place,
            head.Signer,
            [.. help.Services.Select(s => new LetterProvider(s.Id, office.Services.FirstOrDefault(own => own.Id == s.Id)?.Address ?? "", s.Contact))]);
    }
}

/// <summary>Where a letter to a service goes. Its name is not here: the letter takes the one that the person agreed to.</summary>
/// <param name="Id">As consents name it.</param>
/// <param name="Address">Street and town, or empty.</param>
/// <param name="Contact">Numbers and hours.</param>
public sealed record LetterProvider(string Id, string Address, string Contact);
