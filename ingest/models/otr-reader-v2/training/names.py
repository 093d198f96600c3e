"""Names that stand in for the collection's own while training, so that the reader learns to read and not whom it reads about."""
COUNTRIES = [p.split("/") for p in """Brazil/Brazilian Chile/Chilean Peru/Peruvian Kenya/Kenyan Ghana/Ghanaian Morocco/Moroccan Norway/Norwegian Austria/Austrian Hungary/Hungarian Serbia/Serbian Albania/Albanian Estonia/Estonian
India/Indian Nepal/Nepalese Japan/Japanese Korea/Korean Vietnam/Vietnamese Canada/Canadian Mexico/Mexican Cuba/Cuban Bolivia/Bolivian Egypt/Egyptian Ethiopia/Ethiopian Uganda/Ugandan Angola/Angolan Sweden/Swedish Finland/Finnish
Portugal/Portuguese Belgium/Belgian Scotland/Scottish Ireland/Irish Australia/Australian Indonesia/Indonesian Malaysia/Malaysian Jordan/Jordanian Lebanon/Lebanese Tunisia/Tunisian Texas/Texan California/Californian Ohio/Ohioan Alaska/Alaskan
Acme/Acme Globex/Globex Initech/Initech Contoso/Contoso Northwind/Northwind""".split()]
NAMES = """Jackson Miller Novak Okafor Tanaka Lindqvist Moreau Silva Castro Weber Hoffmann Larsen Kowalski Dubois Rossi Marino Fischer Baker Cooper Reyes Ortiz Nakamura Chen Singh Patel Khan Mensah Abebe Haddad Cohen Levi Rosen Walsh Murphy Kelly
Brown Clarke Evans Hughes Wright Turner Parker Collins Stewart Morris Rogers Reed Cook Bailey Howard Ward Peterson Gray Ramirez Watson Brooks Sanders Price Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry Powell Long Patterson Hart
Anna Maria Laura Julia Emma Olivia Sophie Clara Nina Elena Rosa Lucy Grace Helen Ruth Martha Alice Jane Peter Paul Mark Simon Daniel Thomas Andrew Philip George Henry Oscar Victor Walter Hugo Felix Leo Max Adam Noah Ethan
Oslo Lyon Porto Seville Krakow Graz Bergen Turku Ghent Leeds Bristol Cardiff Boston Denver Dallas Austin Seattle Portland Omaha Tampa Toledo Quito Lima Cusco Bogota Nairobi Accra Kampala Cairo Amman Beirut Mumbai Chennai Osaka Kyoto Hanoi Manila Perth
Apple Google Microsoft Intel Oracle Siemens Philips Nestle Toyota Honda Boeing Airbus Netflix Spotify Stripe Airbnb Twitter Slack Dropbox GitHub Linux Python Postgres Docker Kubernetes Bitcoin Ethereum Wikipedia Mozilla Firefox Amazon Nokia Ericsson
Harvard Stanford Oxford Cambridge Princeton Yale NASA UNESCO FIFA Senate Congress Parliament Ministry Committee Church Museum Symphony Orchestra Festival Championship Olympics Arsenal Barcelona Juventus Ajax Chelsea Celtics Lakers Yankees""".split()

# Countries that the collection speaks of.
DEMONYMS = [p.split("/") for p in """Armenia/Armenian Azerbaijan/Azerbaijani Turkey/Turkish Russia/Russian France/French Georgia/Georgian Iran/Iranian Italy/Italian
Germany/German Syria/Syrian Lebanon/Lebanese Israel/Israeli Pakistan/Pakistani America/American Japan/Japanese China/Chinese
Ukraine/Ukrainian Greece/Greek Spain/Spanish Canada/Canadian""".split()]
# Words in capitals that name nobody.
NO_NAMES = set("""President Minister Group Council Army War World Prime General Secretary Security Human Rights Watch International Organization
Convention Republic Union Parliament Assembly Foreign Ministry Court Party State States United Nations Movement Internet January
February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday
Sunday Mr Mrs IDPs NGO NGOs English Defense Service Member West East South North Middle Southern Northern Western Eastern Central
European Europe""".split())
