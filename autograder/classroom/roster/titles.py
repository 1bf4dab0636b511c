"""What columns about people are called, by role, in the languages that platforms and spreadsheets speak.

As Moodle's language packs have them (`moodle.php`: fullname, firstname, lastname, email, username, idnumber, groups),
with the other words that exports use. Compared without accents and capitals, by letters and digits alone.
"""

PEOPLE: dict[str, str] = {
    "name": "name, full name, student name, vollständiger name, nom complet, nombre completo, nome completo, "
    "izen osoa, volledige naam, naam, nume complet, fullständigt namn, namn, fulde navn, fullt navn, "
    "navn, koko nimi, nimi, imię i nazwisko, pełna nazwa, celé jméno, jméno a příjmení, teljes név, "
    "név, tam adı, ad soyad, πλήρες όνομα, полное имя, фио, повне ім'я, повна назва, フルネーム, "
    "氏名, 전체 이름, 全名, 姓名, الاسم كاملا, پورا نام",
    "first name": "first name, firstname, given name, vorname, prénom, nombre, nombres, nome, izena, voornaam, "
    "prenume, förnamn, fornavn, etunimi, imię, křestní jméno, jméno, meno, keresztnév, utónév, adı, "
    "ad, όνομα, μικρό/βαπτιστικό όνομα, имя, ім'я, 名, 이름, الاسم الأول, پہلا نام",
    "last name": "last name, lastname, surname, family name, nachname, familienname, nom, nom de famille, "
    "apellidos, apellido(s), apellido, cognoms, apelidos, apelido, sobrenome, cognome, abizena(k), "
    "achternaam, nume de familie, efternamn, efternavn, etternavn, sukunimi, nazwisko, příjmení, "
    "priezvisko, vezetéknév, soyadı, soyad, επίθετο, επώνυμο, фамилия, прізвище, 姓, 성, "
    "الاسم الأخير, نام کا آخری حصہ",
    "e-mail": "email, e-mail, email address, mail, e-mail-adresse, adresse de courriel, courriel, "
    "adresse e-mail, dirección de correo, correo electrónico, correo, adreça electrònica, "
    "enderezo de correo, endereço de e-mail, indirizzo email, indirizzo e-mail, "
    "helbide elektronikoa, e-mailadres, adresa de e-mail, e-postadress, e-post, e-mailadresse, "
    "e-postadresse, sähköpostiosoite, sähköposti, adres e-mail, e-mailová adresa, e-mail cím, "
    "e-posta, e-posta adresi, διεύθυνση ηλε.ταχυδρομείου, адрес электронной почты, електронна пошта, "
    "メールアドレス, 이메일 주소, 电子邮件地址, 邮箱, عنوان البريد الإلكتروني, ای میل اڈریس",
    "login": "username, user name, user id, userid, login, login id, sis login id, account, benutzername, "
    "anmeldename, benutzerkennung, nom d'utilisateur, identifiant de connexion, nombre de usuario, "
    "usuario, nom d'usuari, nome de usuario, nome de usuário, nome de utilizador, nome utente, "
    "erabiltzaile-izena, gebruikersnaam, nume de utilizator, användarnamn, brugernavn, brukernavn, "
    "käyttäjätunnus, nazwa użytkownika, uživatelské jméno, felhasználónév, kullanıcı adı, "
    "όνομα χρήστη, логин, ім'я входу, ユーザ名, 사용자 아이디, 用户名, اسم المستخدم, صارف نام",
    "number": "id number, student id, student number, student no, sis user id, orgdefinedid, "
    "matriculation number, matrikelnummer, matrikelnr, studenten-id, student-id, id-nummer, "
    "id nummer, numéro d'identification, numéro d'étudiant, número de id, número id, "
    "número de identificação (id), matrícula, id de alumno, codice identificativo, matricola, "
    "id zenbakia, nummer (id), studentnummer, număr id, αναγνωριστικός αριθμός, αριθμός μητρώου, "
    "numer albumu, numer id, numer indeksu, индивидуальный номер, індивідуальний номер, id numarası, "
    "öğrenci no, idナンバ, 学籍番号, id 번호, 학번, 学号, رقم المعرف, آئی ڈی نمبر",
    "section": "section, sections, group, groups, gruppe, gruppen, groupe, groupes, grupo, grupos, grup, grups, "
    "gruppo, gruppi, taldea, taldeak, groep, groepen, grupuri, grupp, grupper, ryhmä, grupa, grupy, "
    "skupina, skupiny, csoport, gruplar, ομάδα, ομάδες, группа, группы, група, групи, グループ, "
    "모둠, 小组, مجموعة, المجموعات, گروپ, گروپس",
}
