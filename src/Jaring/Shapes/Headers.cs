namespace Jaring.Shapes;

/// <summary>Header of a case: what its key is bound to.</summary>
internal sealed record CaseHeader(string V, string T, string Case, int Epoch, DirectoryReference Dir, ReporterKeys Rk, string Ckc) : IHeader;

/// <summary>The directory entry that the sealer saw.</summary>
internal sealed record DirectoryReference(int N, string H);

/// <summary>The reporter's public points.</summary>
internal sealed record ReporterKeys(string Kem, string Sig);

/// <summary>Header of a report or of a message.</summary>
internal sealed record TextHeader(string V, string T, string Case, int Epoch, string Id) : IHeader;

/// <summary>Header of the identity.</summary>
internal sealed record IdentityHeader(string V, string T, string Case, int K, string Ikc) : IHeader;

/// <summary>Header of the box that a receipt opens.</summary>
internal sealed record ReceiptHeader(string V, string T, string Case, string Rk, string Kc) : IHeader;

/// <summary>Header of an entry of a case log.</summary>
internal sealed record LogHeader(string V, string T, string Log, int Seq, string? Prev) : IHeader;

/// <summary>Header of a later epoch: as a case's, and the hash of the header before it.</summary>
internal sealed record EpochHeader(string V, string T, string Case, int Epoch, string Prev, DirectoryReference Dir, ReporterKeys Rk, string Ckc) : IHeader;

/// <summary>Header of a slot set: which change of readers it is in its epoch, from 1.</summary>
internal sealed record SlotSetHeader(string V, string T, string Case, int Epoch, int Rev) : IHeader;

/// <summary>Header of the signed words with which an epoch begins.</summary>
internal sealed record RotateHeader(string V, string T, string Case, int Epoch) : IHeader;

/// <summary>Header of what a member remembers, of cases or of the list.</summary>
internal sealed record CacheHeader(string V, string T, string Id, int Rev) : IHeader;

/// <summary>Every header begins with the version of the format and its own type.</summary>
internal interface IHeader
{
    /// <summary>"JT1".</summary>
    string V { get; }

    /// <summary>Type of the object.</summary>
    string T { get; }
}
