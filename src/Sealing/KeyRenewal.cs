namespace Jaring.Sealing;

/// <summary>What goes with a member from old keys to new ones: the old master key, sealed under the new one until everything is handed over.</summary>
internal static class KeyRenewal
{
    public static SealedObject Carry(string id, string fromKem, byte[] oldMaster, string toKem, byte[] newMaster) =>
        SealedObject.Seal(newMaster, "carry", Headers.Write("carry", ("id", id), ("from", fromKem), ("to", toKem)), oldMaster);

    /// <summary>The keys of the previous record, by the present master key.</summary>
    /// <exception cref="SealingException">header-id, header-from, header-to: it leads elsewhere; object-decrypt</exception>
    public static MemberKeys OpenCarried(MemberRecord present, byte[] presentMaster, MemberRecord previous, SealedObject carry) =>
        UnlockWays.OpenKeys(previous, carry.Open(presentMaster, "carry", ("id", present.Id), ("from", previous.Kem), ("to", present.Kem)));
}
