using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>The directory after the founding: proposed entries, their signatures, and the chains of teams that were founded anew (docs/decisions/0008).</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0003_Directory")]
internal sealed class M0003_Directory : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("directory_proposals", t => new
        {
            office_id = t.Column<string>(),
            proposed_by = t.Column<string>(),
            e = t.Column<string>(),
            hash = t.Column<string>(),
            revision = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_directory_proposals", x => new { x.office_id, x.proposed_by }));
        migrationBuilder.CreateIndex("ix_directory_proposals_office_id_hash", "directory_proposals", ["office_id", "hash"], unique: true);

        migrationBuilder.CreateTable("directory_proposal_signatures", t => new
        {
            office_id = t.Column<string>(),
            hash = t.Column<string>(),
            member_id = t.Column<string>(),
            public_key = t.Column<string>(),
            sig = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_directory_proposal_signatures", x => new { x.office_id, x.hash, x.member_id, x.public_key }));

        migrationBuilder.CreateTable("directory_seen", t => new
        {
            office_id = t.Column<string>(),
            member_id = t.Column<string>(),
            rev = t.Column<int>(),
            h = t.Column<string>(),
            s = t.Column<string>(),
            c = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_directory_seen", x => new { x.office_id, x.member_id }));

        migrationBuilder.CreateTable("directory_past", t => new
        {
            office_id = t.Column<string>(),
            genesis = t.Column<string>(),
            n = t.Column<int>(),
            e = t.Column<string>(),
            sigs = t.Column<string>(),
            place = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_directory_past", x => new { x.office_id, x.genesis, x.n }));
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
