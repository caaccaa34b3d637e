namespace Jaring.Turns;

/// <summary>
/// Which turns of a chat have been taken up, by whichever host and before whichever restart. A channel may deliver one thing several times (teams.md §3.5);
/// whoever takes a turn first answers it, everybody else lets it be.
/// </summary>
public interface ITurnLedger
{
    /// <summary>
    /// Takes a turn: true for the first caller, once that is on the disk. False when one of its names was taken before; the others count as taken from then on.
    /// </summary>
    /// <param name="officeId">The office whose chat it is.</param>
    /// <param name="names">By what the turn is known: the channel's id of it, a submit key. Only a keyed hash of each is kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Storage.StoreAwayException">The store took nothing.</exception>
    Task<bool> TryTakeAsync(string officeId, IReadOnlyList<string> names, CancellationToken cancellationToken);

    /// <summary>Gives a name back: whoever takes it next is the first again.</summary>
    /// <exception cref="Storage.StoreAwayException">The store took nothing.</exception>
    Task GiveBackAsync(string officeId, string name, CancellationToken cancellationToken);
}
